package io.throughline.orders;

class LawfulMethod {
    void run() {






































    }
}
