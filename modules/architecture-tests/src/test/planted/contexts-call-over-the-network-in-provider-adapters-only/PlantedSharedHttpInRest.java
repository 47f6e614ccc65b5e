package io.throughline.shipping.rest;

import io.throughline.provider.ProviderHttp;

class PlantedSharedHttpInRest {
    ProviderHttp http;
}
