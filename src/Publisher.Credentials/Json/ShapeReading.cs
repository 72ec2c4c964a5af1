namespace Publisher.Credentials.Json;

/// <summary>One reading of a document's shape: remembers the first thing that was wrong.</summary>
internal sealed class ShapeReading
{
    /// <summary>JSON Pointer of the first problem.</summary>
    public string Pointer { get; private set; } = "";

    /// <summary>What was found and what was expected; null while nothing is wrong.</summary>
    public string? Detail { get; private set; }

    /// <summary>True when the problem is a member or word this program does not know, rather than a wrong one.</summary>
    public bool Unknown { get; private set; }

    /// <summary>Remembers a problem, unless there was one before.</summary>
    public void Refuse(string pointer, string detail, bool unknown)
    {
        if (Detail is null)
        {
            (Pointer, Detail, Unknown) = (pointer, detail, unknown);
        }
    }
}
