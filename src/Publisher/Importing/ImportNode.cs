using System.Text.Json;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;

namespace Publisher.Importing;

/// <summary>A value of a JSON file somebody else's program wrote, and where it stands. Read leniently: what another program meant is worth more than how it wrote it.</summary>
/// <param name="File">The file.</param>
/// <param name="Value">The value.</param>
/// <param name="Pointer">Its JSON Pointer (RFC 6901).</param>
internal sealed record ImportNode(SourceFile File, JsonElement Value, string Pointer)
{
    // Open Badges 1 and 2, and Badgr's own interface, which names the same things otherwise.
    private static readonly string[] TypeMembers = ["type", "@type", "entityType"];

    /// <summary>Its line and column; that of its member name, for a member.</summary>
    public SourceLocation Place => JsonPlace.Of(File, Pointer);

    /// <summary>The place of a member, or of this object when it has none of that name.</summary>
    public SourceLocation PlaceOf(string member) => this[member]?.Place ?? Place;

    /// <summary>A member that is there and not null.</summary>
    public ImportNode? this[string member] =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(member, out var value) && value.ValueKind != JsonValueKind.Null
            ? new(File, value, $"{Pointer}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}")
            : null;

    /// <summary>The first of several names that is there.</summary>
    public ImportNode? First(params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (this[member] is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>The items of a list; a value that stands alone is a list of one, as JSON-LD has it.</summary>
    public IEnumerable<ImportNode> Items() => Value.ValueKind == JsonValueKind.Array
        ? Value.EnumerateArray().Select((item, i) => new ImportNode(File, item, FormattableString.Invariant($"{Pointer}/{i}")))
        : [this];

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, ImportNode Node)> Members() => Value.ValueKind == JsonValueKind.Object
        ? Value.EnumerateObject().Select(m => m.Name).Distinct(StringComparer.Ordinal).Select(name => (Name: name, Node: this[name])).Where(m => m.Node is not null).Select(m => (m.Name, m.Node!))
        : [];

    /// <summary>Its text, trimmed; null when it is no text or empty.</summary>
    public string? Text => Value.ValueKind == JsonValueKind.String && Value.GetString()!.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The text of a member.</summary>
    public string? TextOf(params ReadOnlySpan<string> members) => First(members)?.Text;

    /// <summary>An id: the text itself, or an object's own.</summary>
    public string? Id => Text ?? TextOf("id", "@id", "openBadgeId");

    /// <summary>Whether a flag is set.</summary>
    public bool Flag(string member) => this[member]?.Value.ValueKind == JsonValueKind.True;

    /// <summary>Whether one of its types is this.</summary>
    public bool IsOfType(params ReadOnlySpan<string> types)
    {
        foreach (var member in TypeMembers)
        {
            foreach (var type in this[member]?.Items() ?? [])
            {
                if (type.Text is { } text && types.Contains(text))
                {
                    return true;
                }
            }
        }
        return false;
    }
}
