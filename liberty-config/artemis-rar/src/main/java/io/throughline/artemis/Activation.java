package io.throughline.artemis;

import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * An activation that keeps no password: when a delivery fails, Liberty dumps the activation into a file, field by field.
 * Artemis then takes the adapter's password, and the adapter is not dumped. Both have the same account.
 */
public class Activation extends ActiveMQActivationSpec {

    private static final long serialVersionUID = 1L;

    @Override
    public void setPassword(String password) {
        // not kept
    }
}
