using System.Collections.Immutable;
using System.Text.Json;

namespace Publisher.Credentials.JsonLd;

/// <summary>A closed set of exact <c>@context</c> arrays, each compiled once to term tables.</summary>
public sealed class ContextSet
{
    private const string V1 = "https://www.w3.org/2018/credentials/v1";
    private const string V2 = "https://www.w3.org/ns/credentials/v2";
    private const string OpenBadges = "https://purl.imsglobal.org/spec/ob/v3p0/";
    private const string OpenBadges303 = OpenBadges + "context-3.0.3.json";
    private const string Extensions = OpenBadges + "extensions.json";
    private const string Clr = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";

    private static readonly Lazy<ContextSet> LazyOurs = new(() => Create(OurArrays, TermsFile.Contexts));
    private static readonly Lazy<ContextSet> LazyForeign = new(() => Create(KnownArrays, TermsFile.Contexts));

    private readonly ImmutableArray<ImmutableArray<byte[]>> _addresses;
    private readonly ContextTables _tables;

    private ContextSet(ImmutableArray<ImmutableArray<string>> arrays, IReadOnlyDictionary<string, ContextDefinition> contexts)
    {
        _addresses = [.. arrays.Select(array => array.Select(System.Text.Encoding.UTF8.GetBytes).ToImmutableArray())];
        _tables = new ContextTables(arrays.Select(array => array.Select(address => contexts[address]).ToImmutableArray()));
    }

    /// <summary>The arrays of <see cref="Ours"/>.</summary>
    public static ImmutableArray<ImmutableArray<string>> OurArrays { get; } = [[V2, OpenBadges303], [V2]];

    /// <summary>The arrays of <see cref="Foreign"/>: ours first.</summary>
    public static ImmutableArray<ImmutableArray<string>> KnownArrays { get; } = [.. OurArrays, .. ForeignArrays()];

    /// <summary>What Publisher writes: exactly the arrays of its own documents (award, endorsement, treaty; status list).</summary>
    public static ContextSet Ours => LazyOurs.Value;

    /// <summary>
    /// What Publisher can read in other people's documents: <see cref="Ours"/>, version 1 of the credentials context with Open Badges 3.0.0 to 3.0.3
    /// and version 2 with those made for it (3.0.2, 3.0.3), each with or without the Open Badges extensions, and the Comprehensive Learner Record 2.0.1.
    /// </summary>
    public static ContextSet Foreign => LazyForeign.Value;

    /// <summary>Our own tables, by context address.</summary>
    public static IReadOnlyDictionary<string, ContextDefinition> Tables => TermsFile.Contexts;

    /// <summary>The text of our own tables, in the form that is explained at its head.</summary>
    public static string TablesText => TermsFile.Text;

    /// <summary>A set of one's own.</summary>
    /// <param name="arrays">The exact arrays of context addresses.</param>
    /// <param name="contexts">What each address stands for.</param>
    public static ContextSet Create(ImmutableArray<ImmutableArray<string>> arrays, IReadOnlyDictionary<string, ContextDefinition> contexts) =>
        new(arrays, contexts);

    /// <summary>Whether this exact array is in the set.</summary>
    public bool Knows(JsonElement context) => Find(context) >= 0;

    /// <summary>The number of this exact array, or -1.</summary>
    internal int Find(JsonElement context)
    {
        if (context.ValueKind != JsonValueKind.Array)
        {
            return -1;
        }
        for (var i = 0; i < _addresses.Length; i++)
        {
            if (Equals(context, _addresses[i]))
            {
                return i;
            }
        }
        return -1;
    }

    internal ActiveContext Root(int array) => _tables.Roots[array];

    private static bool Equals(JsonElement context, ImmutableArray<byte[]> addresses)
    {
        if (context.GetArrayLength() != addresses.Length)
        {
            return false;
        }
        var i = 0;
        foreach (var address in context.EnumerateArray())
        {
            if (address.ValueKind != JsonValueKind.String || !address.ValueEquals(addresses[i++]))
            {
                return false;
            }
        }
        return true;
    }

    // Open Badges 3.0.0 and 3.0.1 go with version 1 only: they would redefine what version 2 protects.
    private static IEnumerable<ImmutableArray<string>> ForeignArrays()
    {
        foreach (var name in new[] { "context-3.0.3.json", "context-3.0.2.json", "context-3.0.1.json", "context-3.0.0.json", "context.json" })
        {
            yield return [V1, OpenBadges + name];
            yield return [V1, OpenBadges + name, Extensions];
        }
        yield return [V2, OpenBadges303, Extensions];
        yield return [V2, OpenBadges + "context-3.0.2.json"];
        yield return [V2, OpenBadges + "context-3.0.2.json", Extensions];
        yield return [V2, Clr, OpenBadges303];
    }
}
