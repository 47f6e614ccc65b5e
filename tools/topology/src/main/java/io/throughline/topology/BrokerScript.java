package io.throughline.topology;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The script that gives a running broker what a {@code broker.xml} gives one that starts. It is read from that file, so
 * that the two cannot differ; what has no equivalent at run time is refused, not left out.
 */
final class BrokerScript {

    /** Stands for the environment's name, which the script is given when it runs. */
    static final String ENVIRONMENT = "environment0";

    private static final List<String> RIGHTS = List.of(
            "send",
            "consume",
            "createDurableQueue",
            "deleteDurableQueue",
            "createNonDurableQueue",
            "deleteNonDurableQueue",
            "manage",
            "browse",
            "createAddress",
            "deleteAddress",
            "view",
            "edit");
    /** Where the name at run time is not the one in the file in camel case. */
    private static final Map<String, String> RENAMED = Map.of(
            "redelivery-delay-multiplier", "redeliveryMultiplier", "address-full-policy", "addressFullMessagePolicy");

    /** What the file leaves to the one who starts the broker; the script has a variable for it. */
    private static final Pattern SETTABLE = Pattern.compile("^\\$\\{(\\w+):.*}$");

    private final Element core;

    BrokerScript(String brokerXml) {
        core = parse(brokerXml);
    }

    String text() {
        var calls = Stream.of(
                        own("security-setting", "match").map(this::rights),
                        own("address-setting", "match").map(this::setting),
                        own("address", "name").map(this::address),
                        own("divert", "name").map(this::divert))
                .flatMap(kind -> kind)
                .collect(Collectors.joining());
        return template().replace("# <topology>\n", calls.replace(ENVIRONMENT, "@env@"));
    }

    private Stream<Element> own(String tag, String attribute) {
        return elements(core.getElementsByTagName(tag))
                .filter(element -> element.getAttribute(attribute).startsWith(ENVIRONMENT + "."));
    }

    private String rights(Element setting) {
        var roles = elements(setting.getElementsByTagName("permission"))
                .collect(Collectors.toMap(p -> p.getAttribute("type"), p -> p.getAttribute("roles")));
        refuse(setting, roles.keySet().stream().filter(right -> !RIGHTS.contains(right)));
        var columns = new ArrayList<>(List.of(setting.getAttribute("match")));
        RIGHTS.forEach(right -> columns.add(roles.getOrDefault(right, "")));
        return call("rights", columns);
    }

    private String setting(Element setting) {
        var values = children(setting).map(child -> member(atRunTime(child.getTagName()), child.getTextContent()));
        return call("setting", List.of(setting.getAttribute("match"), object(values)));
    }

    private String address(Element address) {
        var name = address.getAttribute("name");
        var routing = children(address).findFirst().orElseThrow().getTagName().toUpperCase(Locale.ROOT);
        var queues = elements(address.getElementsByTagName("queue")).map(queue -> queue(name, routing, queue));
        return call("address", List.of(name, routing)) + queues.collect(Collectors.joining());
    }

    private static String queue(String address, String routing, Element queue) {
        refuse(queue, children(queue).map(Element::getTagName));
        var attributes = queue.getAttributes();
        var given = IntStream.range(0, attributes.getLength())
                .mapToObj(attributes::item)
                .map(attribute -> member(attribute.getNodeName(), attribute.getNodeValue()));
        var fixed = Stream.of(member("address", address), member("routing-type", routing), member("durable", "true"));
        return call("queue", List.of(object(Stream.concat(given, fixed))));
    }

    private String divert(Element divert) {
        var name = divert.getAttribute("name");
        var values = children(divert)
                .map(child -> child.getTagName().equals("filter")
                        ? member("filter-string", child.getAttribute("string"))
                        : member(child.getTagName(), child.getTextContent()));
        var names = Stream.of(member("name", name), member("routing-name", name));
        return call("divert", List.of(name, object(Stream.concat(names, values))));
    }

    private static void refuse(Element where, Stream<String> unknown) {
        unknown.findFirst().ifPresent(name -> {
            throw new InvalidTopology(name + " of " + where.getTagName() + " cannot be set in a running broker");
        });
    }

    private static String atRunTime(String name) {
        var words = List.of(name.split("-"));
        var camelCase = words.get(0)
                + words.stream()
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .collect(Collectors.joining());
        return RENAMED.getOrDefault(name, camelCase);
    }

    private static String object(Stream<String> members) {
        return members.collect(Collectors.joining(",", "{", "}"));
    }

    private static String member(String name, String text) {
        var value = SETTABLE.matcher(text).replaceFirst("@$1@");
        boolean bare = value.matches("true|false|-?\\d+(\\.\\d+)?|@.*@");
        return '"' + name + "\":" + (bare ? value : '"' + value + '"');
    }

    private static String call(String function, List<String> arguments) {
        return function
                + arguments.stream()
                        .map(argument -> " '" + argument.replace("'", "'\\''") + "'")
                        .collect(Collectors.joining())
                + "\n";
    }

    private static Stream<Element> children(Element parent) {
        return elements(parent.getChildNodes());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    private static Element parse(String xml) {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new InvalidTopology("the template is no XML: " + e.getMessage(), e);
        }
    }

    private static String template() {
        try (var template = BrokerScript.class.getResourceAsStream("/topology.sh")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
