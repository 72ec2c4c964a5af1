using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Publisher.Credentials.JsonLd;

/// <summary>
/// The terms that hold at one place of a document: a frozen table. Where a type or a property changes what holds, the table that follows
/// is made once and remembered beside the term, so that reading documents is a walk from table to table.
/// </summary>
internal sealed class ActiveContext
{
    private readonly TermEntry?[] _slots;
    private readonly ActiveContext?[] _embedded;
    private readonly ulong _keywordLengths;

    public ActiveContext(
        ContextTables tables, IReadOnlyCollection<TermDefinition> terms, string? vocabulary, ActiveContext? previous)
    {
        (Tables, Terms, Vocabulary, Previous) = (tables, terms, vocabulary, previous);
        VocabularyBytes = Encoding.UTF8.GetBytes(vocabulary ?? "");
        _embedded = new ActiveContext?[tables.KnownArrays];
        _slots = new TermEntry?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(terms.Count * 2) + 2)];
        foreach (var term in terms)
        {
            var slot = Hash(term.NameBytes) & (uint)(_slots.Length - 1);
            while (_slots[slot] is not null)
            {
                slot = (slot + 1) & (uint)(_slots.Length - 1);
            }
            _slots[slot] = new TermEntry(this, term);
            HasPrefixes |= term.IsPrefix;
            _keywordLengths |= term.IsId || term.IsType ? 1UL << Math.Min(term.NameBytes.Length, 63) : 0;
        }
    }

    private ActiveContext(ContextTables tables, string conflict)
        : this(tables, [], null, null) => Conflict = conflict;

    public ContextTables Tables { get; }

    public IReadOnlyCollection<TermDefinition> Terms { get; }

    public string? Vocabulary { get; }

    public byte[] VocabularyBytes { get; }

    public bool HasPrefixes { get; }

    /// <summary>What held before types changed it, which is what holds again in the objects inside; null when types changed nothing.</summary>
    public ActiveContext? Previous { get; }

    /// <summary>The protected term that would have been redefined; then this table is a refusal.</summary>
    public string? Conflict { get; }

    /// <summary>What holds inside an object that is no longer of the types that led here.</summary>
    public ActiveContext Reverted => Previous ?? this;

    public static ActiveContext Conflicting(ContextTables tables, string term) => new(tables, term);

    /// <summary>Whether a name of this length can be another name of <c>@id</c> or <c>@type</c>.</summary>
    public bool MayBeKeyword(int length) => (_keywordLengths & (1UL << Math.Min(length, 63))) != 0;

    public TermEntry? Find(ReadOnlySpan<byte> name)
    {
        for (var slot = Hash(name) & (uint)(_slots.Length - 1); _slots[slot] is { } entry; slot = (slot + 1) & (uint)(_slots.Length - 1))
        {
            if (name.SequenceEqual(entry.Definition.NameBytes))
            {
                return entry;
            }
        }
        return null;
    }

    /// <summary>What holds inside an object with a context of its own.</summary>
    public ActiveContext WithEmbedded(int array) => _embedded[array] ??= Tables.ApplyArray(this, array);

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        ref var first = ref MemoryMarshal.GetReference(name);
        ulong head, tail;
        if (name.Length >= 8)
        {
            head = BinaryPrimitives.ReadUInt64LittleEndian(name);
            tail = BinaryPrimitives.ReadUInt64LittleEndian(name[^8..]);
        }
        else if (name.Length >= 4)
        {
            head = BinaryPrimitives.ReadUInt32LittleEndian(name);
            tail = BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]);
        }
        else
        {
            head = name.Length == 0 ? 0u : first;
            tail = name.Length == 0 ? 0u : name[^1];
        }
        const ulong Odd = 0x9E37_79B9_7F4A_7C15;
        unchecked
        {
            return (uint)((((head ^ (uint)name.Length) * Odd) ^ ((tail + Odd) * 0xC2B2_AE3D_27D4_EB4F)) >> 32);
        }
    }
}

/// <summary>One term at one place, with the tables that follow from it.</summary>
internal sealed class TermEntry(ActiveContext context, TermDefinition definition)
{
    private ActiveContext? _asType;
    private ActiveContext? _inside;
    private ActiveContext? _insideObject;
    private TermDefinition? _ofScalars;

    public TermDefinition Definition { get; } = definition;

    /// <summary>What holds in an object of this type, when the term is a type with terms of its own.</summary>
    public ActiveContext AsType => _asType ??= context.Tables.ApplyType(context, Definition);

    /// <summary>What holds for the values of this property.</summary>
    public ActiveContext Inside => Definition.HasScope ? _inside ??= context.Tables.ApplyProperty(context, Definition) : context;

    /// <summary>How a text, number or boolean of this property is read: as its own terms, where it has some, define it again. Null when they define it no more.</summary>
    public TermDefinition? OfScalars => Definition.HasScope ? _ofScalars ??= Inside.Find(Definition.NameBytes)?.Definition : Definition;

    /// <summary>What holds in an object that is a value of this property: types around it no longer count, the property's own terms do.</summary>
    public ActiveContext InsideObject => _insideObject ??= FindInsideObject();

    private ActiveContext FindInsideObject()
    {
        var inside = Inside;
        if (inside.Conflict is not null)
        {
            return inside;
        }
        var definition = inside.Find(Definition.NameBytes)?.Definition;
        return definition is { HasScope: true } ? context.Tables.ApplyProperty(inside.Reverted, definition) : inside.Reverted;
    }
}
