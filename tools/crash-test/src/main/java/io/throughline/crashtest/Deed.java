package io.throughline.crashtest;

import java.util.Random;

/** Something bad that happens to servers, and is over when it returns. */
record Deed(String name, Act act) {

    /** What is done. */
    interface Act {
        void happen(World world, Random random);
    }
}
