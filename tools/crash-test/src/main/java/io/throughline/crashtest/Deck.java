package io.throughline.crashtest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Deals every card once, by chance, before any comes again. */
final class Deck<T> {

    private final List<T> cards;
    private final Random random;
    private List<T> left = new ArrayList<>();

    Deck(List<T> cards, Random random) {
        this.cards = cards;
        this.random = random;
    }

    T next() {
        if (left.isEmpty()) {
            left = new ArrayList<>(cards);
            Collections.shuffle(left, random);
        }
        return left.remove(left.size() - 1);
    }
}
