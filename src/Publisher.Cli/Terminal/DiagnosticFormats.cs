using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Publisher.Diagnostics;

namespace Publisher.Cli.Terminal;

/// <summary>Diagnostics for machines: JSON (docs/diagnostics-format.schema.json) and the annotation commands of GitHub Actions.</summary>
public static class DiagnosticFormats
{
    /// <summary>One JSON document.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="diagnostics">Sorted; paths are relative to the site's folder.</param>
    /// <param name="more">Writes further members of the root object.</param>
    public static void WriteJson(TextWriter output, IReadOnlyCollection<Diagnostic> diagnostics, Action<Utf8JsonWriter>? more = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, JsonOutput))
        {
            json.WriteStartObject();
            json.WriteNumber("format", 1);
            json.WriteNumber("errors", diagnostics.Count(d => d.Descriptor.Severity == Severity.Error));
            json.WriteNumber("warnings", diagnostics.Count(d => d.Descriptor.Severity == Severity.Warning));
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in diagnostics)
            {
                json.WriteStartObject();
                json.WriteString("code", diagnostic.Descriptor.Code);
                json.WriteString("severity", DiagnosticPrinter.Word(diagnostic.Descriptor.Severity));
                json.WriteString("path", diagnostic.Location.Path);
                json.WriteNumber("line", diagnostic.Location.Line);
                json.WriteNumber("column", diagnostic.Location.Column);
                json.WriteString("message", diagnostic.Message);
                json.WriteString("hint", diagnostic.Hint);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            more?.Invoke(json);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>How every JSON document of the program is written: indented, LF, other scripts readable, control characters escaped.</summary>
    internal static JsonWriterOptions JsonOutput => new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One annotation per diagnostic: <c>::error file=…,line=…,col=…,title=…::message</c>.</summary>
    /// <param name="output">Standard output, which the runner reads.</param>
    /// <param name="diagnostics">Sorted.</param>
    /// <param name="prefix">The site's folder as seen from the repository's, with a trailing slash; or empty.</param>
    public static void WriteGitHub(TextWriter output, IEnumerable<Diagnostic> diagnostics, string prefix)
    {
        foreach (var diagnostic in diagnostics)
        {
            var place = diagnostic.Location;
            output.WriteLine(FormattableString.Invariant(
                $"::{DiagnosticPrinter.Word(diagnostic.Descriptor.Severity)} file={Property(prefix + place.Path)},line={place.Line},col={place.Column},title={Property(diagnostic.Descriptor.Code)}::{Data(diagnostic.Message + "\nhint: " + diagnostic.Hint)}"));
        }
    }

    // The runner's own escapes: percent signs and line ends in the text, and colons and commas too in properties.
    private static string Data(string text) => string.Join("%0A", text.Split('\n').Select(line => Printable.Line(line.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal))));

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
