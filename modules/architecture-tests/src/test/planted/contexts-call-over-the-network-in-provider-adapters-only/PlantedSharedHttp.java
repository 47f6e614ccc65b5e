package io.throughline.shipping;

import io.throughline.provider.ProviderHttp;

class PlantedSharedHttp {
    ProviderHttp http;
}
