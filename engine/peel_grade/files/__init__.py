"""Files as people write them: YAML with line and column, each mistake at its place, outputs whole or not at all."""

__all__ = [
    "data",
    "dates",
    "git",
    "json_text",
    "listing",
    "meant",
    "output_file",
    "output_folder",
    "problems",
    "record",
    "shapes",
    "store",
    "strict",
    "validation",
    "yaml_nodes",
    "yaml_tree",
    "yaml_writing",
]
