namespace Publisher.Content;

/// <summary>
/// A holder's stable id, held small: nearly every one is a <c>urn:uuid</c>, which is sixteen bytes and not a text of forty-five letters. Equal
/// ids have equal keys.
/// </summary>
public readonly record struct HolderKey
{
    private const string Form = "urn:uuid:";

    private readonly Guid uuid;
    private readonly string? text;

    /// <summary>The key of an id; of null, the key of nobody.</summary>
    public HolderKey(string? id)
    {
        // Only the one spelling that is written back the same (RFC 9562 §4: lower case).
        if (id is not null && id.StartsWith(Form, StringComparison.Ordinal) && Guid.TryParseExact(id.AsSpan(Form.Length), "D", out var parsed)
            && parsed != Guid.Empty && IsWrittenAs(parsed, id.AsSpan(Form.Length)))
        {
            uuid = parsed;
        }
        else
        {
            text = id;
        }
    }

    private static bool IsWrittenAs(Guid uuid, ReadOnlySpan<char> text)
    {
        Span<char> written = stackalloc char[36];
        return uuid.TryFormat(written, out _, "D") && text.SequenceEqual(written);
    }

    /// <summary>Whether this is the key of nobody.</summary>
    public bool IsNobody => text is null && uuid == Guid.Empty;

    /// <summary>The id as it was written; null for nobody.</summary>
    public string? Id => text ?? (uuid == Guid.Empty ? null : Form + uuid.ToString("D"));
}
