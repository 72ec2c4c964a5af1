using System.Text;

namespace Publisher.Browser.Tests.Verifying;

/// <summary>One file to verify, and what it is.</summary>
internal sealed record Case(string Name, byte[] Bytes)
{
    public Case(string name, string text) : this(name, Encoding.UTF8.GetBytes(text))
    {
    }
}

/// <summary>An issuer's documents as they stand on its site, the moment asked about, and the files to verify there.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Documents">By path below the issuer's address.</param>
/// <param name="Cases">The files.</param>
internal sealed record Scenario(string Name, IReadOnlyDictionary<string, byte[]> Documents, IReadOnlyList<Case> Cases)
{
    /// <summary>The moment judged at.</summary>
    public string At { get; init; } = "2026-12-20T00:00:00Z";

    /// <summary>A name, address or id that is asked about.</summary>
    public string? Holder { get; init; }

    /// <summary>The guild's repository, which the program is asked in; null where the documents are all there is. Its site then says what it holds of its partners.</summary>
    public string? Repository { get; init; }

    /// <summary>The digest of the first rules, which the asker trusts; null where these documents have none.</summary>
    public string? Pin { get; init; }
}
