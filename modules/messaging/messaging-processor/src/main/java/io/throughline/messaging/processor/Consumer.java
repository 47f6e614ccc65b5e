package io.throughline.messaging.processor;

import java.util.List;
import javax.lang.model.element.TypeElement;

/** A sound consumer class. */
record Consumer(TypeElement type, Declared declared, String context, String bean) {

    String name() {
        return context + "." + (declared.isWork() ? declared.queue() : declared.from() + "-events");
    }

    ConsumerDeclaration handling(List<String> types) {
        return new ConsumerDeclaration(
                context,
                name(),
                declared.from(),
                context, // a WAR is called like its context
                bean,
                types.stream().sorted().toList(),
                declared.sessions(),
                declared.ordered(),
                declared.maxDeliveries(),
                declared.redeliveryDelay(),
                declared.redeliveryMultiplier(),
                declared.maxRedeliveryDelay());
    }
}
