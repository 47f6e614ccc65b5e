package io.throughline.orders;

record LawfulRecord(int a, int b, int c, int d, int e, int f) {
    LawfulRecord(int a, int b, int c, int d, int e, int f) {
        this.a = a;
        this.b = b;
        this.c = c;
        this.d = d;
        this.e = e;
        this.f = f;
    }
}
