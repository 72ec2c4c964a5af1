using System.Collections.Immutable;
using Publisher.Credentials.Json;
using Publisher.Credentials.Status;
using Publisher.Sources;

namespace Publisher.Content;

/// <summary>A signed status decision: content/status/decisions/&lt;id&gt;-&lt;action&gt;.json, further signers' proofs beside it.</summary>
/// <param name="Id">The id of the award (or endorsement) it is about, by its name.</param>
/// <param name="Action">What it decides, by its name.</param>
/// <param name="File">The file.</param>
/// <param name="ProofFiles">Further signers' proof files, in order of their paths.</param>
/// <param name="Published">The decision with all its proofs.</param>
public sealed record DecisionFile(string Id, StatusAction Action, SourceFile File, ImmutableArray<SourceFile> ProofFiles, SignedDocument Published)
{
    /// <summary>Where decisions stand.</summary>
    public const string Folder = "content/status/decisions/";

    /// <summary><c>&lt;id&gt;-&lt;action&gt;</c>, its file's name.</summary>
    public string Name => NameOf(Id, Action);

    /// <summary>The name of the decision about an id.</summary>
    public static string NameOf(string id, StatusAction action) => $"{id}-{StatusDecision.ActionWords[(int)action]}";
}

/// <summary>
/// The place in a status list of an award whose files are gone: content/status/withdrawn/&lt;award id&gt;.txt, one line,
/// <c>&lt;list&gt; &lt;index&gt; &lt;authority version&gt; &lt;rule&gt;</c>.
/// </summary>
/// <param name="Id">The award's id.</param>
/// <param name="List">The list's name.</param>
/// <param name="Index">The place in it.</param>
/// <param name="AuthorityVersion">The version of the rules that judged the award.</param>
/// <param name="RuleIndex">The index in its <c>rules</c> of the rule that had let it.</param>
/// <param name="File">The file.</param>
public sealed record WithdrawnPlace(string Id, string List, int Index, int AuthorityVersion, int RuleIndex, SourceFile File)
{
    /// <summary>Where such places stand.</summary>
    public const string Folder = "content/status/withdrawn/";

    /// <summary>The file's path.</summary>
    public static string PathOf(string id) => $"{Folder}{id}.txt";

    /// <summary>The file's text.</summary>
    public static string Line(string list, int index, int authorityVersion, int ruleIndex) => FormattableString.Invariant($"{list} {index} {authorityVersion} {ruleIndex}\n");
}

/// <summary>
/// What stays of an endorsement that was withdrawn and whose file is gone: content/status/withdrawn/&lt;endorsement id&gt;.txt, one line,
/// <c>endorsement &lt;what it endorsed&gt;</c>. Its decision is judged by that.
/// </summary>
/// <param name="Id">The endorsement's id.</param>
/// <param name="SubjectId">What it endorsed: an award's or achievement's address, or the guild's DID.</param>
/// <param name="File">The file.</param>
public sealed record WithdrawnWord(string Id, string SubjectId, SourceFile File)
{
    /// <summary>The first word of the line.</summary>
    public const string Kind = "endorsement";

    /// <summary>The file's text.</summary>
    public static string Line(string subjectId) => $"{Kind} {subjectId}\n";
}
