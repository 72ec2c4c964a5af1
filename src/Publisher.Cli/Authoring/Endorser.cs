using System.Collections.Immutable;
using Publisher.Authoring;
using Publisher.Cli.Keys;
using Publisher.Cli.Terminal;
using Publisher.Credentials.Keys;

namespace Publisher.Cli.Authoring;

/// <summary>Who endorses: a key of their own, and what they are called. Members by the key their guild's rules name, others by any key in their folder.</summary>
/// <param name="Key">The key.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Subject">A member's stable id; null for an outsider.</param>
internal sealed record Endorser(OwnKey Key, string Name, string? Subject)
{
    /// <summary>The endorser's did:key.</summary>
    public string Did => DidKey.From(Key.PublicKey);

    /// <summary>Chooses the key and the name.</summary>
    /// <param name="context">The terminal.</param>
    /// <param name="site">The site, or null away from one.</param>
    /// <param name="store">The folder of keys.</param>
    /// <param name="member">A member's handle, or null.</param>
    /// <param name="key">The handle of any key, or null.</param>
    /// <param name="typedName">What they are called, or null.</param>
    /// <exception cref="CliException">No key fits, or there is no name.</exception>
    public static Endorser Choose(CliContext context, SiteSession? site, KeyStore store, string? member, string? key, string? typedName)
    {
        OwnKey own;
        if (key is null && site is not null)
        {
            own = SigningMember.Choose(context, store, site.RequireChain().Newest, member).Key;
        }
        else
        {
            var keys = Keys(context, store);
            var handle = (key ?? member ?? context.Environment("PUBLISHER_MEMBER"))?.TrimStart('@');
            own = handle is { Length: > 0 }
                ? Named(context, store, handle)
                : keys is [var only] ? only
                : throw CliException.Usage(keys.IsEmpty ? $"there is no key in {store.Folder}" : $"there are {keys.Length} keys in {store.Folder}",
                    keys.IsEmpty ? "make one with: publisher key new HANDLE" : "choose one with --key HANDLE");
        }
        var person = site?.Versions.Reverse().SelectMany(v => v.Members).FirstOrDefault(m => m.Keys.Any(k => k.Key.Equals(own.PublicKey)));
        var page = person is null ? null : site!.Content.Members.FirstOrDefault(m => m.Id == person.Subject);
        var name = typedName ?? page?.Name ?? Prompt.Ask(context, "what are you called, as everyone may read it?", "--name NAME");
        return new(own, OneLine("the name", name), person?.Subject);
    }

    /// <summary>Every key at this machine, whether a member's or not.</summary>
    public static ImmutableArray<OwnKey> Keys(CliContext context, KeyStore store) => [.. store.List().Select(f => new FileKey(f)), .. AgentKey.All(context)];

    /// <summary>The key of a handle.</summary>
    /// <exception cref="CliException">There is none.</exception>
    public static OwnKey Named(CliContext context, KeyStore store, string handle) =>
        Keys(context, store).FirstOrDefault(k => k.Handle == handle) ?? throw CliException.Usage($"there is no key named {handle} in {store.Folder}", "make one with: publisher key new HANDLE");

    /// <summary>A text on one line, in one spelling.</summary>
    /// <exception cref="CliException">It is empty, or must not be signed.</exception>
    public static string OneLine(string what, string typed)
    {
        var text = string.Join(' ', AuthoredText.Clean(typed).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? throw CliException.Usage($"{what} is empty")
            : AuthoredText.Problem(text) is { } problem ? throw CliException.Usage($"{what} cannot be signed: {problem}")
            : text;
    }
}
