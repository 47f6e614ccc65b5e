package io.throughline.sandbox;

public class Ledger {}
