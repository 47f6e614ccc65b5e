package io.throughline.orders;

import io.throughline.messaging.testkit.ThroughlineEar;
import io.throughline.orders.rest.AnswersProbe;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged WAR in the EAR of the tests, with a stand-in for payments and inventory. */
final class OrdersArchive {

    private OrdersArchive() {}

    static EnterpriseArchive ear() {
        var war = ShrinkWrap.create(ZipImporter.class, "orders.war")
                .importFrom(new File("target/orders.war"))
                .as(WebArchive.class)
                .addClass(AnswersProbe.class);
        return ThroughlineEar.of(war).addAsManifestResource("accounts-of-roles.xml", "ibm-application-bnd.xml");
    }
}
