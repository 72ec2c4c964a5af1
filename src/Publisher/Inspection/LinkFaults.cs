namespace Publisher.Inspection;

/// <summary>Why a link is dead, in words.</summary>
internal static class LinkFaults
{
    /// <summary>It leaves the site.</summary>
    public const string Outside = "that is outside the site";

    /// <summary>It names a folder as if it were a file.</summary>
    public const string Folder = "that is a folder: its address ends with '/'";

    /// <summary>There is no such file.</summary>
    public static string Nothing(ReadOnlySpan<char> file) => $"there is no '{file}' in the site";

    /// <summary>There is no such place in a page.</summary>
    public static string NoPlace(ReadOnlySpan<char> file, ReadOnlySpan<char> fragment) => $"'{file}' has no place '{fragment}'";
}
