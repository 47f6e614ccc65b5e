package io.throughline.inventory;

import java.io.IOException;
import java.net.URI;

class PlantedUrl {
    Object ask() throws IOException {
        return URI.create("http://localhost").toURL().openStream();
    }
}
