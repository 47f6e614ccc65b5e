package io.throughline.payments;

import io.throughline.messaging.testkit.ThroughlineEar;
import io.throughline.payments.rest.OrderEventsProbe;
import io.throughline.payments.rest.ProviderProbe;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged WAR in the EAR of the tests, with a stand-in for orders. */
final class PaymentsArchive {

    private PaymentsArchive() {}

    static EnterpriseArchive ear() {
        var war = ShrinkWrap.create(ZipImporter.class, "payments.war")
                .importFrom(new File("target/payments.war"))
                .as(WebArchive.class)
                .addClasses(OrderEventsProbe.class, ProviderProbe.class);
        return ThroughlineEar.of(war).addAsManifestResource("accounts-of-roles.xml", "ibm-application-bnd.xml");
    }
}
