package io.throughline.orders;

class LawfulImplementation {}
