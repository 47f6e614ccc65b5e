package io.throughline.problem;

public class Answer {}
