package io.throughline.orders.utility;

class LawfulUtility {}
