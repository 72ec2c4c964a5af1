using Publisher.Content;

namespace Publisher.Authoring;

/// <summary>What a file that becomes evidence is called.</summary>
public static class EvidenceFiles
{
    /// <summary>A name for the committed file: a slug of the original (or <c>evidence</c>), its extension, and a number where the name is taken.</summary>
    public static string Name(string fileName, IReadOnlySet<string> taken)
    {
        var dot = fileName.LastIndexOf('.');
        var stem = SlugSuggestion.For(dot > 0 ? fileName[..dot] : fileName) ?? "evidence";
        var extension = EvidenceKinds.Extension(fileName);
        var name = $"{stem}.{extension}";
        for (var n = 2; taken.Contains(name); n++)
        {
            name = FormattableString.Invariant($"{stem}-{n}.{extension}");
        }
        return name;
    }
}
