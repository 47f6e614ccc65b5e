package io.throughline.crashtest;

import java.util.Random;

/** Something that an operator, or somebody who should not, does to the running system. */
record OperatorAct(String name, Act act) {

    /** What is done, and how much of it met something: 0 if it proved nothing. */
    interface Act {
        long happen(OperatorDesk desk, Random random);
    }
}
