package io.throughline.crashtest;

/**
 * Something that must not be.
 *
 * @param order its id, or null if it is about no order or nobody knows which
 */
record Violation(Harm harm, String order, String text) {

    /** What it means for the business. */
    enum Harm {
        /** Something that had to happen did not. */
        LOST,
        /** Something happened more than once. */
        DOUBLED,
        /** Something happened that must not, or another way than it must. */
        WRONG,
        /** Something is still on its way, or nobody will ever take it further. */
        STUCK,
        /** Events of one key were handled in another order than they happened. */
        DISORDERED
    }

    static Violation lost(String order, String text) {
        return new Violation(Harm.LOST, order, text);
    }

    static Violation doubled(String order, String text) {
        return new Violation(Harm.DOUBLED, order, text);
    }

    static Violation wrong(String order, String text) {
        return new Violation(Harm.WRONG, order, text);
    }

    static Violation stuck(String order, String text) {
        return new Violation(Harm.STUCK, order, text);
    }

    static Violation disordered(String order, String text) {
        return new Violation(Harm.DISORDERED, order, text);
    }
}
