using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Content;
using Publisher.Credentials.Keys;
using Publisher.Credentials.OpenBadges;
using Publisher.Text;

namespace Publisher.Cli.Authoring;

/// <summary>Who an award is for.</summary>
/// <param name="Id">Their one stable id in this guild.</param>
/// <param name="Shown">What a person calls them.</param>
/// <param name="Email">Their address, when it was given; never signed as it is.</param>
/// <param name="Name">Their name, when it was given; never signed as it is.</param>
internal sealed record Recipient(string Id, string Shown, string? Email, string? Name);

/// <summary>Finds out who is meant by <c>--to</c>: @handle, did:, https profile, urn:uuid, e-mail address or name.</summary>
internal sealed class Recipients(SiteContent content, HolderBook book)
{
    /// <summary>Resolves one; an address or name not met before gets an id of its own, remembered in the holder book.</summary>
    /// <exception cref="CliException">It names nobody.</exception>
    public Recipient Resolve(string to, string? name)
    {
        to = to.Trim();
        name = name is { Length: > 0 } ? HolderHash.NormalName(name) : null;
        if (to.StartsWith('@'))
        {
            return Handle(to[1..], name);
        }
        if (to.StartsWith("did:", StringComparison.Ordinal) || to.StartsWith("https://", StringComparison.Ordinal) || to.StartsWith("urn:", StringComparison.Ordinal))
        {
            return StableId.IsValid(to)
                ? new(to, content.Members.FirstOrDefault(m => m.Id == to) is { } page ? "@" + page.Handle : name ?? to, null, name)
                : throw CliException.Usage($"'{to}' cannot be a holder's id", "give a did:key, a did:web, an https address without # or ?, or a urn:uuid");
        }
        if (to.StartsWith("http:", StringComparison.Ordinal) || to.StartsWith("mailto:", StringComparison.Ordinal))
        {
            throw CliException.Usage($"'{to}' cannot be a holder's id", "a profile's address begins with https://; an e-mail address stands alone");
        }
        var (address, displayed) = Split(to);
        if (address is not null)
        {
            var email = HolderHash.NormalEmail(address);
            name ??= displayed is { Length: > 0 } ? HolderHash.NormalName(displayed) : null;
            return new(book.FindOrMint(content.Config.IssuerDid, "email:" + email), name ?? email, email, name);
        }
        if (content.Members.FirstOrDefault(m => string.Equals(m.Handle, to, StringComparison.OrdinalIgnoreCase)) is { } meant)
        {
            throw CliException.Usage($"'{to}' is the handle of {meant.Name}, and a name here", $"write @{meant.Handle} for the member");
        }
        if (to.Contains('@', StringComparison.Ordinal))
        {
            throw CliException.Usage($"'{to}' is no e-mail address", "check it, or write @handle for a member");
        }
        if (AuthoredText.Problem(to) is { } problem)
        {
            throw CliException.Usage($"'{to}' cannot be a name: {problem}");
        }
        var whole = HolderHash.NormalName(to);
        return new(book.FindOrMint(content.Config.IssuerDid, "name:" + whole), whole, null, whole);
    }

    private Recipient Handle(string handle, string? name)
    {
        if (content.Members.FirstOrDefault(m => m.Handle == handle) is { } page)
        {
            return new(page.Id, "@" + handle, null, name ?? page.Name);
        }
        if (book.Find(content.Config.IssuerDid, "@" + handle) is { } id)
        {
            return new(id, "@" + handle, null, name);
        }
        throw Unknown(content, handle);
    }

    /// <summary>Refuses a handle that no page has, where nothing else could know it.</summary>
    /// <exception cref="CliException">Nobody is called so.</exception>
    internal static void RequirePage(SiteContent content, string handle)
    {
        if (content.Members.All(m => m.Handle != handle))
        {
            throw Unknown(content, handle);
        }
    }

    private static CliException Unknown(SiteContent content, string handle)
    {
        var near = NearestName.Of(SlugSuggestion.For(handle) ?? handle, content.Members.Select(m => m.Handle));
        return CliException.Usage($"nobody here is called @{handle}", near is not null
            ? $"did you mean @{near}?"
            : $"make a page with: publisher new member {handle}; or give an e-mail address or a name, which stay out of the repository");
    }

    // "Ana Kowalska <ana@example.org>" or an address alone.
    private static (string? Address, string? Name) Split(string to)
    {
        if (AuthoredText.IsEmail(to))
        {
            return (to, null);
        }
        var open = to.LastIndexOf('<');
        return open >= 0 && to.EndsWith('>') && AuthoredText.IsEmail(to[(open + 1)..^1].Trim())
            ? (to[(open + 1)..^1].Trim(), to[..open].Trim().Trim('"'))
            : (null, null);
    }
}
