package io.throughline.opscli.connection;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where and as whom. */
public final class ServerOptions {

    @Option(names = "--url", paramLabel = "<address>", description = "of the server, such as https://shop.example.org")
    String url;

    @Option(names = "--user", paramLabel = "<name>", description = "account of a viewer, operator or admin")
    String user;

    @Option(
            names = "--password-file",
            paramLabel = "<file>",
            description = "its first line is the password; otherwise THROUGHLINE_OPS_PASSWORD is, or it is asked for")
    Path passwordFile;
}
