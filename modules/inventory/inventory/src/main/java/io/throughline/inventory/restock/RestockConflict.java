package io.throughline.inventory.restock;

/** There is a restock of the name, with other lines. */
public class RestockConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RestockConflict(String name) {
        super("The restock " + name + " was received before, with other lines.");
    }
}
