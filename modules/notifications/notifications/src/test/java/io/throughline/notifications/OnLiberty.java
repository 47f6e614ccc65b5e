package io.throughline.notifications;

import io.throughline.messaging.testkit.EventProbe;
import io.throughline.messaging.testkit.ThroughlineEar;
import io.throughline.notifications.rest.MailServerProbe;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged notifications on Liberty with PostgreSQL, the broker and the mail relay, deployed once for all tests. */
@ExtendWith(ArquillianExtension.class)
public abstract class OnLiberty {

    @Deployment(testable = false)
    public static EnterpriseArchive ear() {
        return ThroughlineEar.ofPackaged("notifications.war", EventProbe.class, MailServerProbe.class);
    }
}
