using Publisher.Authoring;

namespace Publisher.Linking;

/// <summary>
/// The order of names in lists: by their letters without accents, Łukasz between Lena and Maren; other scripts after Latin, by their characters. The same on every machine, so by no
/// machine's collation.
/// </summary>
public static class NameOrder
{
    /// <summary>What names are ordered by, letter by letter; equal ones keep the order they had.</summary>
    public static string KeyOf(string name) => string.Concat(PlainLetters.Of(name));
}
