# Completes pixery in bash: asks it what may stand here, and quotes what the shell would take apart or run.
_pixery() {
    local line=${COMP_LINE:0:COMP_POINT} word blank quote= prefix= found i
    local -a words=()
    COMPREPLY=()
    # The shell parts words at : and =; what no blank parts is one word to pixery.
    for ((i = 0; i <= COMP_CWORD; i++)); do
        blank=${line%%[![:space:]]*}
        line=${line#"$blank"}
        word=${COMP_WORDS[i]}
        ((i == COMP_CWORD)) && word=$line
        line=${line#"$word"}
        if [[ $i == 0 || -n $blank ]]; then
            words+=("$word")
        else
            words[${#words[@]} - 1]+=$word
        fi
    done
    i=$((${#words[@]} - 1))
    word=${words[i]}
    case $word in
    [\"\']*)
        quote=${word:0:1}
        word=${word:1}
        ;;
    *)
        [[ $word == *[:=]* ]] && prefix=${word%"${word##*[:=]}"}
        word=${word//\\/}
        prefix=${prefix//\\/}
        ;;
    esac
    words[i]=$word
    found=$(_CLAP_IFS=$'\013' _CLAP_COMPLETE_INDEX=$i _CLAP_COMPLETE_COMP_TYPE=$COMP_TYPE \
        _CLAP_COMPLETE_SPACE=false COMPLETE=bash pixery -- "${words[@]}") || return
    local -a candidates=()
    IFS=$'\013' read -r -d '' -a candidates < <(printf '%s' "$found")
    for word in "${candidates[@]}"; do
        word=${word#"$prefix"}
        if [[ -z $quote ]]; then
            [[ $word == *[:=] ]] || printf -v word '%q' "$word"
        elif [[ $word == *[\"\'\$\`\\!]* ]]; then
            continue
        fi
        COMPREPLY+=("$word")
    done
    [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[=:/] ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o bashdefault -o nosort -F _pixery pixery 2>/dev/null || complete -o bashdefault -F _pixery pixery
