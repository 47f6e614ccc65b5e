package io.throughline.provider;

public class ProviderHttp {}
