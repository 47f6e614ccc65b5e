package io.throughline.messaging.testkit;

import org.jboss.arquillian.container.spi.ContainerRegistry;
import org.jboss.arquillian.container.spi.client.deployment.DeploymentScenario;
import org.jboss.arquillian.container.spi.event.DeployManagedDeployments;
import org.jboss.arquillian.container.spi.event.UnDeployDeployment;
import org.jboss.arquillian.container.spi.event.UnDeployManagedDeployments;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.impl.client.deployment.event.GenerateDeployment;
import org.jboss.arquillian.core.api.Event;
import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.InstanceProducer;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.EventContext;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.annotation.ClassScoped;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;

/**
 * Test classes that inherit one {@code @Deployment} method share one deployment, which stays until a class with another
 * comes or the tests end. Left alone, Arquillian packs and deploys the same application anew for each class.
 */
public final class SharedDeployment {

    /** Makes Arquillian use it. */
    public static final class Extension implements LoadableExtension {

        @Override
        public void register(ExtensionBuilder builder) {
            builder.observer(SharedDeployment.class);
        }
    }

    @Inject
    @ClassScoped
    private InstanceProducer<DeploymentScenario> ofClass;

    @Inject
    private Instance<ContainerRegistry> containers;

    @Inject
    private Event<UnDeployDeployment> undeploy;

    private Class<?> origin;
    private DeploymentScenario shared = new DeploymentScenario();

    public void generate(@Observes EventContext<GenerateDeployment> generation) {
        var wanted =
                generation.getEvent().getTestClass().getMethod(Deployment.class).getDeclaringClass();
        if (wanted.equals(origin)) {
            ofClass.set(shared);
        } else {
            undeploy();
            generation.proceed();
            origin = wanted;
            shared = ofClass.get();
        }
    }

    public void deploy(@Observes EventContext<DeployManagedDeployments> deployment) {
        if (shared.deployedDeployments().isEmpty()) {
            deployment.proceed();
        }
    }

    public void keep(@Observes EventContext<UnDeployManagedDeployments> end) {
        // does not proceed: the next class may want the same
    }

    public void undeployLast(@Observes EventContext<AfterSuite> end) {
        undeploy();
        end.proceed();
    }

    private void undeploy() {
        for (var deployment : shared.deployedDeploymentsInUnDeployOrder()) {
            var container =
                    containers.get().getContainer(deployment.getDescription().getTarget());
            undeploy.fire(new UnDeployDeployment(container, deployment));
        }
    }
}
