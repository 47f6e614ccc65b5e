package io.throughline.orders;

class LawfulUtility {}
