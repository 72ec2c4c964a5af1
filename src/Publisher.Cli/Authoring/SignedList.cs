using Publisher.Authoring;
using Publisher.Content;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>Status lists as they are written: made, signed and put in their place, whoever wants one.</summary>
internal static class SignedList
{
    /// <summary>A list with exactly these places set, signed.</summary>
    /// <param name="config">The site.</param>
    /// <param name="name">The list's name.</param>
    /// <param name="bits">The places.</param>
    /// <param name="now">The moment.</param>
    /// <param name="key">Who signs it.</param>
    /// <exception cref="ArgumentException">It cannot be signed.</exception>
    public static NewFile Of(SiteConfig config, string name, IReadOnlySet<int> bits, DateTimeOffset now, ISigner key) =>
        new(StatusListFile.PathOf(name), SignedText.Sign(StatusListWriter.Write(config, name, now, bits), now, config.IssuerDid, key));
}
