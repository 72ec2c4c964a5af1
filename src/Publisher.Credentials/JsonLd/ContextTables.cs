using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Publisher.Credentials.JsonLd;

/// <summary>
/// Makes the tables of one set of contexts (JSON-LD 1.1 §4.1, context processing). Tables that mean the same are one table,
/// so a document can lead to no more of them than there are combinations of types, and to no more than a bound are kept.
/// </summary>
internal sealed class ContextTables
{
    private const int MostKept = 2_000;

    private readonly ConcurrentDictionary<string, ActiveContext> _kept = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ImmutableArray<ContextDefinition>> _arrays;

    public ContextTables(IEnumerable<ImmutableArray<ContextDefinition>> arrays)
    {
        _arrays = [.. arrays];
        Empty = new ActiveContext(this, [], null, null);
        Roots = [.. Enumerable.Range(0, _arrays.Length).Select(array => ApplyArray(Empty, array))];
    }

    /// <summary>Nothing is defined.</summary>
    public ActiveContext Empty { get; }

    /// <summary>How many context arrays are known.</summary>
    public int KnownArrays => _arrays.Length;

    /// <summary>What holds at the root of a document, by the number of its context array.</summary>
    public ImmutableArray<ActiveContext> Roots { get; }

    /// <summary>A further context array.</summary>
    public ActiveContext ApplyArray(ActiveContext context, int array)
    {
        foreach (var definition in _arrays[array])
        {
            if (context.Conflict is null)
            {
                context = Apply(context, definition, context.Previous, mayOverride: false);
            }
        }
        return context;
    }

    /// <summary>The terms of a type: they hold in the object itself, and no longer in those inside.</summary>
    public ActiveContext ApplyType(ActiveContext context, TermDefinition type) => type.HasEmptyScope
        ? context.Terms.Any(term => term.IsProtected) ? Keep(ActiveContext.Conflicting(this, type.Name)) : Empty
        : Apply(context, type.Scope!, context.Reverted, mayOverride: false);

    /// <summary>The terms of a property: they hold in its values and, until something changes them, further inside.</summary>
    public ActiveContext ApplyProperty(ActiveContext context, TermDefinition property) => property.HasEmptyScope
        ? Empty
        : Apply(context, property.Scope!, context.Previous, mayOverride: true);

    private ActiveContext Apply(ActiveContext context, ContextDefinition definition, ActiveContext? previous, bool mayOverride)
    {
        var terms = context.Terms.ToDictionary(term => term.Name, StringComparer.Ordinal);
        foreach (var defined in definition.Terms)
        {
            var term = context.HasPrefixes ? defined.In(context) : defined;
            if (!mayOverride && terms.TryGetValue(term.Name, out var known) && known.IsProtected)
            {
                if (known.Key != term.Key)
                {
                    return Keep(ActiveContext.Conflicting(this, term.Name));
                }
                continue;
            }
            terms[term.Name] = term;
        }
        return Keep(new ActiveContext(this, terms.Values, definition.Vocabulary ?? context.Vocabulary, previous));
    }

    private ActiveContext Keep(ActiveContext made)
    {
        var key = KeyOf(made);
        return _kept.Count < MostKept ? _kept.GetOrAdd(key, made) : _kept.GetValueOrDefault(key, made);
    }

    private static string KeyOf(ActiveContext context)
    {
        var text = new StringBuilder().Append(context.Conflict).Append('\n').Append(context.Vocabulary).Append('\n');
        for (var current = context; current is not null; current = current.Previous)
        {
            foreach (var term in current.Terms.OrderBy(term => term.Name, StringComparer.Ordinal))
            {
                text.Append(term.IsProtected).Append(term.Key).Append('\n');
            }
            text.Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
