package io.throughline.shipping;

import io.throughline.messaging.testkit.EventProbe;
import io.throughline.messaging.testkit.ThroughlineEar;
import io.throughline.shipping.rest.CarrierProbe;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged shipping on Liberty with PostgreSQL, the broker and the carrier, deployed once for all tests. */
@ExtendWith(ArquillianExtension.class)
public abstract class OnLiberty {

    @Deployment(testable = false)
    public static EnterpriseArchive ear() {
        return ThroughlineEar.ofPackaged("shipping.war", EventProbe.class, CarrierProbe.class);
    }
}
