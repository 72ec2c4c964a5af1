namespace Publisher.Authoring;

/// <summary>Values of the YAML files that the program writes.</summary>
public static class YamlText
{
    /// <summary>A text between quotation marks: a string of JSON (RFC 8259 §7) is one of YAML (YAML 1.2.2 §1.3).</summary>
    public static string Quoted(string text) => JsonText.String(text).ToDocument().TrimEnd('\n');
}
