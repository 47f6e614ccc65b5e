package io.throughline.webhooks;

import io.throughline.messaging.testkit.EventProbe;
import io.throughline.messaging.testkit.ThroughlineEar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged webhooks on Liberty with PostgreSQL and the broker, deployed once for all tests. */
@ExtendWith(ArquillianExtension.class)
public abstract class OnLiberty {

    @Deployment(testable = false)
    public static EnterpriseArchive ear() {
        return ThroughlineEar.ofPackaged("webhooks.war", EventProbe.class, ClockProbe.class, PaceProbe.class);
    }
}
