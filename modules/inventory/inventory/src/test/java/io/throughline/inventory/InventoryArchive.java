package io.throughline.inventory;

import io.throughline.inventory.rest.OrderEventsProbe;
import io.throughline.messaging.testkit.ThroughlineEar;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The packaged WAR in the EAR of the tests, with a stand-in for orders. */
final class InventoryArchive {

    private InventoryArchive() {}

    static EnterpriseArchive ear() {
        var war = ShrinkWrap.create(ZipImporter.class, "inventory.war")
                .importFrom(new File("target/inventory.war"))
                .as(WebArchive.class)
                .addClass(OrderEventsProbe.class);
        return ThroughlineEar.of(war).addAsManifestResource("accounts-of-roles.xml", "ibm-application-bnd.xml");
    }
}
