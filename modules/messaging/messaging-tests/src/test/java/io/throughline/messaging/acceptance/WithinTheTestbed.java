package io.throughline.messaging.acceptance;

import io.throughline.testbed.TestbedArchive;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that run within the testbed on Liberty, which is deployed once for all of them. */
@ExtendWith(ArquillianExtension.class)
public abstract class WithinTheTestbed {

    @Deployment
    public static EnterpriseArchive ear() {
        return TestbedArchive.ear(WithinTheTestbed.class.getPackageName());
    }
}
