namespace Publisher.Credentials.Canonical;

/// <summary>
/// One term of a quad: a slice of its dataset's text (an IRI in angle brackets or a literal, as N-Quads write them), or a blank node by number.
/// The default value is the absent graph name of the default graph.
/// </summary>
/// <param name="Start">Where the text starts; the number of a blank node.</param>
/// <param name="Length">How many bytes of text; -1 for a blank node.</param>
public readonly record struct RdfTerm(int Start, int Length)
{
    private const int Blank = -1;

    /// <summary>Whether the term is a blank node.</summary>
    public bool IsBlank => Length == Blank;

    /// <summary>Whether this is no graph name: the default graph.</summary>
    public bool IsAbsent => Length == 0;

    /// <summary>The blank node of this number.</summary>
    public static RdfTerm BlankNode(int number) => new(number, Blank);
}

/// <summary>One statement of a dataset.</summary>
/// <param name="Subject">An IRI or a blank node.</param>
/// <param name="Predicate">An IRI.</param>
/// <param name="Object">An IRI, a literal or a blank node.</param>
/// <param name="Graph">An IRI, a blank node, or absent.</param>
/// <param name="Origin">
/// What a literal was made from. Two equal quads of one origin are one statement to every program;
/// two of different origins (a number and the text that spells it) are counted differently by some programs.
/// </param>
public readonly record struct RdfQuad(RdfTerm Subject, RdfTerm Predicate, RdfTerm Object, RdfTerm Graph, long Origin)
{
    /// <summary>The origin of everything that was written as text.</summary>
    public const long FromText = long.MinValue + 1;
}
