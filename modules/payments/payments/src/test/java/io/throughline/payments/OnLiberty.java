package io.throughline.payments;

import io.throughline.messaging.testkit.EventProbe;
import io.throughline.messaging.testkit.ThroughlineEar;
import io.throughline.payments.rest.ProviderProbe;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged payments on Liberty with PostgreSQL, the broker and the provider, deployed once for all tests. */
@ExtendWith(ArquillianExtension.class)
public abstract class OnLiberty {

    /** The reconciliation runs when a test asks for it, and takes nothing to be under way. */
    private static final String SETTINGS = """
            throughline.payments.reconciliation.interval=P1D
            throughline.payments.reconciliation.grace=PT0S
            """;

    @Deployment(testable = false)
    public static EnterpriseArchive ear() {
        return ThroughlineEar.ofPackaged("payments.war", EventProbe.class, ProviderProbe.class)
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "settings.jar")
                        .addAsManifestResource(new StringAsset(SETTINGS), "microprofile-config.properties"));
    }
}
