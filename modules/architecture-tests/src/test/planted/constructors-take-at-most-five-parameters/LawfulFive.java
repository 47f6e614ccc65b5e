package io.throughline.orders;

class LawfulFive {
    LawfulFive(int a, int b, int c, int d, int e) {}
}
