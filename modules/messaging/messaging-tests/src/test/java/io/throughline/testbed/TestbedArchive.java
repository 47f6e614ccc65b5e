package io.throughline.testbed;

import io.throughline.messaging.testkit.ThroughlineEar;
import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The testbed as the EAR that the acceptance tests deploy. */
public final class TestbedArchive {

    private TestbedArchive() {}

    public static EnterpriseArchive ear(String... packagesOfTests) {
        var war = ShrinkWrap.create(WebArchive.class, "testbed.war")
                .addPackages(true, "io.throughline.testbed")
                .addPackages(false, packagesOfTests)
                .addAsLibraries(ThroughlineEar.testLibraries())
                .addAsResource("META-INF/throughline/consumers.json")
                .addAsResource("schemas/testbed.probe-sent.v1.schema.json")
                .addAsResource("schemas/testbed.file-probe.v1.schema.json")
                .addAsResource("schemas/sharing.probe-joined.v1.schema.json")
                .addAsResource("META-INF/testbed-persistence.xml", "META-INF/persistence.xml")
                .addAsResource("META-INF/testbed-config.properties", "META-INF/microprofile-config.properties")
                .addAsWebInfResource(new File("src/test/resources/META-INF/testbed-beans.xml"), "beans.xml");
        return ThroughlineEar.of(war);
    }
}
