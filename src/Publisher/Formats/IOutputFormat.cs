using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>One kind of output (pages, a feed, documents). The Render stage asks every format of <see cref="OutputFormats"/> what it would make; a format is pure.</summary>
public interface IOutputFormat
{
    /// <summary>A short name, for messages and tests.</summary>
    string Name { get; }

    /// <summary>The files of this format, in any order, not yet made.</summary>
    IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context);
}

/// <summary>
/// One kind of file that each award has. An award is read once for all of them, when its files are to be made: what they rest on is the award
/// as signed and <see cref="AwardOutputs"/>' key.
/// </summary>
public interface IAwardFormat
{
    /// <summary>A short name, for messages and tests.</summary>
    string Name { get; }

    /// <summary>Adds the paths of this format's files of an award, known without reading it: a build that keeps a hundred thousand awards asks for nothing else of them.</summary>
    /// <param name="award">The award among the others.</param>
    /// <param name="id">Its id.</param>
    /// <param name="context">What formats share.</param>
    /// <param name="paths">Where they are added, in the order of <see cref="Files"/>.</param>
    void AddPaths(AwardModel award, string id, RenderContext context, List<string> paths);

    /// <summary>The files at those paths.</summary>
    /// <param name="award">The award among the others.</param>
    /// <param name="read">What it says.</param>
    /// <param name="context">What formats share.</param>
    /// <param name="found">Where problems go.</param>
    IEnumerable<SiteFile> Files(AwardModel award, Award read, RenderContext context, DiagnosticBag found);
}
