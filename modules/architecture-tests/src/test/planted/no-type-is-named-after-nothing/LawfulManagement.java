package io.throughline.orders;

class LawfulManagement {}
