namespace Publisher.Content;

/// <summary>
/// A holder's stable id, held small: nearly every one is a <c>urn:uuid</c>, which is sixteen bytes and not a text of forty-five letters. Equal
/// ids have equal keys.
/// </summary>
public readonly record struct HolderKey
{
    private const string Form = "urn:uuid:";
    private const int UuidLength = 36;

    private readonly Guid uuid;
    private readonly string? text;

    /// <summary>The key of an id; of null, the key of nobody.</summary>
    public HolderKey(string? id)
    {
        if (!TryRead(id, out uuid))
        {
            text = id;
        }
    }

    /// <summary>The key of an id.</summary>
    internal HolderKey(ReadOnlySpan<char> id)
    {
        if (!TryRead(id, out uuid))
        {
            text = id.ToString();
        }
    }

    // Only the one spelling that is written back the same (RFC 9562 §4: lower case).
    private static bool TryRead(ReadOnlySpan<char> id, out Guid uuid)
    {
        if (id.StartsWith(Form) && Guid.TryParseExact(id[Form.Length..], "D", out uuid) && uuid != Guid.Empty && IsWrittenAs(uuid, id[Form.Length..]))
        {
            return true;
        }
        uuid = Guid.Empty;
        return false;
    }

    private static bool IsWrittenAs(Guid uuid, ReadOnlySpan<char> text)
    {
        Span<char> written = stackalloc char[UuidLength];
        return uuid.TryFormat(written, out _, "D") && text.SequenceEqual(written);
    }

    /// <summary>Whether this is the key of nobody.</summary>
    public bool IsNobody => text is null && uuid == Guid.Empty;

    /// <summary>How many signs the id has; nobody's has none.</summary>
    internal int Length => uuid == Guid.Empty ? text?.Length ?? 0 : Form.Length + UuidLength;

    /// <summary>The id as it was written, without a text made for it; nobody's is empty.</summary>
    /// <param name="room">Room for <see cref="Length"/> signs.</param>
    internal ReadOnlySpan<char> Write(Span<char> room)
    {
        if (uuid == Guid.Empty)
        {
            return text;
        }
        Form.CopyTo(room);
        uuid.TryFormat(room[Form.Length..], out _, "D");
        return room[..Length];
    }

    /// <summary>The id as it was written; null for nobody.</summary>
    public string? Id => text ?? (uuid == Guid.Empty ? null : Form + uuid.ToString("D"));
}
