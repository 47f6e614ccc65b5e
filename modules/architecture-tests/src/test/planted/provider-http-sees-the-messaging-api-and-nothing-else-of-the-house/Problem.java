package io.throughline.problem;

public class Problem {}
