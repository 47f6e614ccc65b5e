package io.throughline.shipping.provider.sandbox;

import io.throughline.provider.ProviderHttp;

class LawfulSharedHttp {
    ProviderHttp http;
}
